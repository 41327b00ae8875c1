/** Pairs `traditional simplified`, separated by `|`; a character with several simplified forms names the commonest first. */
declare module 'opencc-js/dict/TSCharacters' {
  const characters: string;
  export default characters;
}
