import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** The rules that ask for colours. */
export const coloursOnly: readonly string[] = ['color-contrast', 'link-in-text-block'];

/** What axe-core objects to on a page as it is now: the rule, and where. Empty when there is nothing. */
export async function violations(page: Page | Frame, rules?: readonly string[]): Promise<readonly string[]> {
  // As text, evaluated by the browser's protocol: the page's security policy lets no script in.
  await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
  };
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}\n${failureSummary ?? ''}`,
    ),
  );
}
