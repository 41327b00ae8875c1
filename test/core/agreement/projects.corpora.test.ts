import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { type AgreementOptions, coderAgreement } from '../../../src/core/agreement/coderAgreement';
import { finish } from '../../../src/core/base/steps';
import type { Contents } from '../../support/corpusStore';
import { runs } from '../../support/long';
import { corpusOf } from '../../support/project';
import {
  idOf,
  overallNameOf,
  passageProject,
  tableProject,
  toldOf,
  unitizingNameOf,
  unitsOf,
} from './oracleProjects';
import { agreesTo, type Oracle, oracles, readOracles } from './oracles';

const quick: AgreementOptions = {
  bootstrap: { repetitions: 0, level: 0.95 },
  gamma: null,
};

const agreementOf = (project: Contents) => finish(coderAgreement(corpusOf(project), quick));

describe('projects made of known tables (needs ../shared)', () => {
  let cases: readonly Oracle[] = [];
  before(function () {
    if (!existsSync(oracles)) {
      console.log('      skipped: ../shared/oracles is absent');
      this.skip();
    }
    cases = readOracles();
  });

  it('have the figures of those tables', () => {
    const wrong: string[] = [];
    let right = 0;
    for (const oracle of cases) {
      const units = unitsOf(oracle);
      // Too many to write and read again here; the tables themselves are tried elsewhere.
      if (
        oracle.kind === 'unitizing' ||
        units > runs(200, 600) ||
        oracle.coders.length > runs(3, 20) ||
        units === 0
      )
        continue;
      const { overall, themes: byTheme } = agreementOf(tableProject(oracle));
      for (const [name, value, digits] of toldOf(oracle)) {
        const code = /^cohenKappa\.code\.(.+)$/.exec(name)?.[1];
        const ours = overallNameOf(name);
        const is = code
          ? byTheme.find(each => each.code === idOf(oracle, code))?.figures.values.cohenKappa
          : ours && overall.figures.values[ours];
        if (is === undefined) continue;
        if (agreesTo(is, value, digits)) right++;
        else wrong.push(`${oracle.id} ${name}: ${is}, expected ${value}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(right > runs(200, 500), String(right));
  });

  it('have the figures of those passages', () => {
    const wrong: string[] = [];
    let right = 0;
    for (const oracle of cases) {
      const project = (oracle.data.segments?.length ?? 0) <= 400 ? passageProject(oracle) : undefined;
      if (!project) continue;
      const { unitizing } = agreementOf(project);
      for (const [name, value, digits] of toldOf(oracle)) {
        const ofTheme = /^kuAlpha\.(.+)$/.exec(name)?.[1];
        const ours = unitizingNameOf(name);
        const is = ofTheme ? unitizing.kuAlpha.values[ofTheme] : ours && unitizing.figures.values[ours];
        if (is === undefined) continue;
        if (agreesTo(is, value, digits)) right++;
        else wrong.push(`${oracle.id} ${name}: ${is}, expected ${value}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(right > 100, String(right));
  });
});
