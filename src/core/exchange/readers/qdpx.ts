import { openArchive } from '../archive';
import { ExchangeError } from '../foreign';
import { readProject } from '../refi/readProject';
import { readXml } from '../xml';
import type { Reader } from './reader';
import { xmlText } from './xmlText';

const isProject = (name: string) => /(?:^|\/)[^/]*\.qde$/i.test(name.replaceAll('\\', '/'));

/** REFI-QDA 1.0 and 1.5 projects: a ZIP with the project as XML and its texts. */
export const qdpx: Reader = {
  format: 'REFI-QDA',
  extensions: ['.qdpx'],
  async read({ bytes }) {
    const { files } = await openArchive(bytes, name => isProject(name) || /\.txt$/i.test(name));
    const projects = [...files].filter(([name]) => isProject(name));
    const [only, other] = projects.filter(([name], _, all) => all.length === 1 || !/[/\\]/.test(name));
    if (!only) throw new ExchangeError('no-project');
    if (other) throw new ExchangeError('several-projects', `${only[0]}, ${other[0]}`);
    const root = await readXml(xmlText(only[1]));
    if (root.name !== 'Project') throw new ExchangeError('other-root', root.name.slice(0, 100));
    return readProject(root, files);
  },
};
