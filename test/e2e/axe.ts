import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core objects to on a page as it is now: the rule, and where. Empty when there is nothing. */
export async function violations(page: Page): Promise<readonly string[]> {
  // As text, evaluated by the browser's protocol: the page's security policy lets no script in.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}\n${failureSummary ?? ''}`,
    ),
  );
}
