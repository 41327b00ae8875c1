/** Characters of the longest proposal. */
const longest = 20;

/** A label to begin with for a passage: its first clause, without the number of a list item before it. */
export function proposeLabel(text: string): string {
  const words = text
    .trim()
    .replace(/^(?:[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|、)|[（(][^（()）]{1,3}[）)])\s*/, '');
  const clause = /^[^，,。；;：:！!？?\n]+/.exec(words)?.[0] ?? words;
  return [...clause].slice(0, longest).join('').trim();
}
