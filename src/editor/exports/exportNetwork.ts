import * as vscode from 'vscode';
import {
  type Corpus,
  describeDrawingTrouble,
  describeVisible,
  formatsWithStructure,
  initialLook,
  isTrouble,
  type PictureOptions,
  type PictureStyleName,
  type ShownNetwork,
  shownNetwork,
  usualDpi,
} from '../../core';
import type { NetworkLook } from '../../protocol';
import { overviewOf } from '../overview';
import type { ExportContext } from './context';
import { askForTarget, fileName, offerToOpen, trying, whileWriting, writeFile } from './files';
import { type NetworkFile, networkFileKinds, writerOf } from './networkFormats';
import { projectToExport } from './projectToExport';

/** Arguments given in a key binding or by a script, so that the user is not asked. */
export interface NetworkRequest extends Partial<PictureOptions> {
  /** Usual name of the file, such as `network.svg`. */
  readonly file?: string;
  /** The network as it is looked at in the overview, or all of it. */
  readonly part?: 'shown' | 'whole';
  /** Where to write. */
  readonly target?: vscode.Uri;
}

/** Writes the network, as it is looked at or whole, in a format and to a place the user chooses. */
export async function exportNetwork(context: ExportContext, request: NetworkRequest): Promise<void> {
  const { session, networks, draw, drawn, looks } = context;
  const project = projectToExport(session);
  if (!project) return;
  const { corpus, store } = project;
  const kinds = networkFileKinds(drawn);
  const file = kinds.find(({ name }) => name === request.file) ?? (await pickFile(kinds));
  if (!file) return;
  const look = looks.network ?? initialLook;
  const part = await partOf(corpus, request, look);
  if (!part) return;
  const asked = await pictureOf(file, request);
  if (!asked) return;
  const picture = { ...asked, size: look.size, colorBy: look.color };
  const title = vscode.l10n.t('Export the network as {0}', file.label);
  const target = request.target ?? (await askForTarget(file, title, store.uriOf(file.name)));
  if (!target) return;
  const written = await trying(target, async () => {
    const content = await whileWriting(target, async () => {
      const whole = overviewOf(corpus);
      // Nobody calls it off.
      const { signal } = new AbortController();
      const structure = formatsWithStructure.includes(file.format)
        ? await networks.structureOf(corpus, whole.network, signal)
        : undefined;
      const overview = { ...whole, network: part.network };
      const subject = { ...part, corpus, overview, picture, draw, t: vscode.l10n.t };
      return writerOf(file)({ ...subject, ...(structure && { structure }) });
    });
    if (isTrouble(content)) throw new Error(describeDrawingTrouble(content, vscode.l10n.t));
    await writeFile(target, content);
  });
  if (written) void offerToOpen(target, vscode.l10n.t('The network is in {0}.', fileName(target)), file);
}

/** Which part of the network to write; asked if what is shown is not all of it. `undefined`: cancelled. */
async function partOf(
  corpus: Corpus,
  { part, target }: NetworkRequest,
  look: NetworkLook,
): Promise<ShownNetwork | undefined> {
  const { t } = vscode.l10n;
  const { network } = overviewOf(corpus);
  if (part === 'whole' || (part === undefined && target)) return { network };
  const visible = shownNetwork(network, look, t);
  if (part === 'shown' || !visible.shown) return visible;
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { readonly part: ShownNetwork }>(
    [
      {
        label: t('As shown in the overview'),
        description: describeVisible(network, visible.network, t),
        detail: visible.shown.notes.join(' · '),
        part: visible,
      },
      {
        label: t('The whole network'),
        description: describeVisible(network, network, t),
        part: { network },
      },
    ],
    { title: t('Which part of the network?') },
  );
  return picked?.part;
}

async function pickFile(kinds: readonly NetworkFile[]): Promise<NetworkFile | undefined> {
  const picked = await vscode.window.showQuickPick(
    kinds.map(file => ({ label: file.label, detail: file.detail, file })),
    { title: vscode.l10n.t('Export the network as'), matchOnDetail: true },
  );
  return picked?.file;
}

/** How the picture should look, if it is one; what is missing is asked. `undefined`: cancelled. */
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
