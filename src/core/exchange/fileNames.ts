/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
/** Documents whose text another program has taken out: the text is a file of its own. */
const documents = /\.(?:docx?|pdf|rtf|odt|html?|wps|ofd|epub|xlsx?|pptx?)$/i;
const longest = 100;

/**
 * The name of a text file for a source, however it is called in another program: no folder, nothing that a system or a
 * pattern of corpus.yaml takes for a sign.
 */
export function textFileName(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/^.*[/\\](?=[^/\\])/, '')
    .replace(documents, '')
    .replace(/\.(?:txt|md)$/i, '');
  const safe = safeName(bare);
  const extension = /\.md$/i.test(name) ? '.md' : '.txt';
  return `${safe}${extension}`;
}

/** The name of a coder as it stands in corpus.yaml, where it becomes part of the names of files. */
export function coderName(name: string): string {
  return safeName(name).replace(/[.\s]+/g, '-');
}

function safeName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[<>:"/\\|?*[\]{}!()]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = [...plain].slice(0, longest).join('').trim();
  if (short === '') return 'source';
  return reserved.test(short) ? `_${short}` : short;
}

/** The name, or with a number behind it, that `isTaken` does not know. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  let free = name;
  for (let number = 2; isTaken(free); number++) free = `${stem} ${number}${extension}`;
  return free;
}
