import { type Coefficient, type Reliability, undefinedFor } from '../reliability';
import { fleissKappa } from './fleissKappa';

/**
 * Scott's pi of two coders: agreement corrected by the shares of the categories in the judgements of both together. Fleiss' kappa is its form
 * for several coders.
 * Source: Scott, Public Opinion Quarterly 19 (1955), 321-325.
 */
export function scottPi(data: Reliability): Coefficient {
  return data.coders > 2 ? undefinedFor('two-coders-only') : fleissKappa(data);
}
