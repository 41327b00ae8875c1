/** Whether a key of a view asks for the rows that are selected in it: so do the `args` of our keybindings. */
export function isSelection(argument: unknown): boolean {
  return (
    typeof argument === 'object' && argument !== null && 'selected' in argument && argument.selected === true
  );
}
