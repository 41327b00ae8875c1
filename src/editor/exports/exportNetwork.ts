import * as vscode from 'vscode';
import {
  type DrawPicture,
  describeDrawingTrouble,
  formatsWithStructure,
  isTrouble,
  type PictureOptions,
  type PictureStyleName,
  usualDpi,
} from '../../core';
import type { NetworkCache } from '../network/networkCache';
import { overviewOf } from '../overview';
import type { Session } from '../session/session';
import { askForTarget, fileName, offerToOpen, trying, whileWriting, writeFile } from './files';
import { type NetworkFile, networkFileKinds, writerOf } from './networkFormats';

/** Arguments given in a key binding or by a script, so that the user is not asked. */
export interface NetworkRequest extends Partial<PictureOptions> {
  /** Usual name of the file, such as `network.svg`. */
  readonly file?: string;
  /** Where to write. */
  readonly target?: vscode.Uri;
}

/** Writes the network as it is drawn, in a format and to a place the user chooses: the same bytes as the command line. */
export async function exportNetwork(
  session: Session,
  request: NetworkRequest,
  networks: NetworkCache,
  draw: DrawPicture | undefined,
): Promise<void> {
  // Keystrokes may still wait to be counted.
  session.flush();
  const { corpus, store } = session;
  if (!corpus || !store) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No project is open'));
    return;
  }
  const file = networkFileKinds().find(({ name }) => name === request.file) ?? (await pickFile());
  if (!file) return;
  const picture = await pictureOf(file, request);
  if (!picture) return;
  const title = vscode.l10n.t('Export the network as {0}', file.label);
  const target = request.target ?? (await askForTarget(file, title, store.uriOf(file.name)));
  if (!target) return;
  const written = await trying(target, async () => {
    const content = await whileWriting(target, async () => {
      const overview = overviewOf(corpus);
      // Nobody calls it off.
      const { signal } = new AbortController();
      const structure = formatsWithStructure.includes(file.format)
        ? await networks.structureOf(corpus, overview.network, signal)
        : undefined;
      const subject = { corpus, overview, picture, draw, t: vscode.l10n.t };
      return writerOf(file)({ ...subject, ...(structure && { structure }) });
    });
    if (isTrouble(content)) throw new Error(describeDrawingTrouble(content, vscode.l10n.t));
    await writeFile(target, content);
  });
  if (written) void offerToOpen(target, vscode.l10n.t('The network is in {0}.', fileName(target)), file);
}

async function pickFile(): Promise<NetworkFile | undefined> {
  const picked = await vscode.window.showQuickPick(
    networkFileKinds().map(file => ({ label: file.label, detail: file.detail, file })),
    { title: vscode.l10n.t('Export the network as'), matchOnDetail: true },
  );
  return picked?.file;
}

/** How the picture shall look, as far as it is one; what is not known is asked. `undefined`: the user left off. */
async function pictureOf(file: NetworkFile, request: NetworkRequest): Promise<PictureOptions | undefined> {
  const { t } = vscode.l10n;
  const known = request.style !== undefined || request.target !== undefined;
  const { style = 'color', millimetres, dpi = usualDpi } = request;
  if (!file.picture || known) return { style, millimetres, dpi };
  const look = await pick<PictureStyleName>(t('Which style for the picture?'), [
    [t('In colour'), 'color'],
    [t('For print: black and white, with patterns'), 'print'],
    [t('Dark background'), 'dark'],
  ]);
  if (!look) return undefined;
  const width = await pick<number | undefined>(t('Which width on paper?'), [
    [t('Original width'), undefined],
    [t('One column: {0} mm', 85), 85],
    [t('Two columns: {0} mm', 174), 174],
  ]);
  if (!width) return undefined;
  if (!file.pixels) return { style: look.value, millimetres: width.value };
  const resolution = await pick<number>(t('Resolution in pixels per inch?'), [
    [t('{0} dpi, for most journals', 300), 300],
    [t('{0} dpi, for lines in print', 600), 600],
    [t('{0} dpi, for screens', 150), 150],
  ]);
  return resolution && { style: look.value, millimetres: width.value, dpi: resolution.value };
}

async function pick<T>(
  title: string,
  choices: readonly (readonly [label: string, value: T])[],
): Promise<{ readonly value: T } | undefined> {
  return vscode.window.showQuickPick(
    choices.map(([label, value]) => ({ label, value })),
    { title },
  );
}
