/**
 * Words before a full stop that does not end a sentence: English ones first, then those of German, French, Spanish,
 * Italian, Portuguese and Russian plans, laws and papers. Stored without the last stop, in lower case, inner stops kept.
 */

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Always followed by something: a name, or what is meant. */
export const neverLast = setOf(
  'mr mrs ms messrs mx dr prof rev hon gen col lt capt maj sgt cpl gov sen rep pres supt mt ft st vs v viz cf ca approx est incl excl ' +
    'resp e.g i.e eg ie c.f n.b p.s q.v s.t w.r.t a.k.a d.h z.b u.a i.d.r o.ä m.e v.a s.o s.u bzw vgl sog ggf evtl inkl exkl zzgl bspw ' +
    'hrsg geb dipl ing mag frl hr fr mme mlle mm sr sra srta dña núm pág prof dott sig sig.ra avv ing т.е т.к им ул г проф акад см напр ' +
    'adj adv def ed eds trans repr pseud jun sen',
);

/** Followed by something if that is a number, a section sign or a bracket. */
export const beforeNumbers = setOf(
  'no nos nr art arts fig figs sec secs sect ch chap chaps para paras par pp p pg vol vols bd ver vers eq eqs tab tbl app ann annex ref ' +
    'refs cl reg regs sched pt pts col cols l ll n nn abs ziff rn lit s f ff anm aufl jg heft cap caps núm núms n.º lám tít арт ст рис ' +
    'табл стр гл п № al inc ca c jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc ene abr ago set out dez okt mär',
);

/** May end a sentence, or be followed by a name: the next word decides. */
export const maybeLast = setOf(
  'inc ltd co corp llc plc bros jr sr esq al dept univ inst assn ave blvd rd bldg gmbh u.s u.s.a u.k u.n e.u d.c ph.d m.d b.a m.a ' +
    'b.sc m.sc ll.m n.y l.a s.a s.l n.v b.v ee.uu r.o.c p.r.c',
);

/** Words that begin English sentences but hardly any name. */
export const starters = setOf(
  'the this these that those it its he she they we i you his her their our your my a an in on at by for from to with without under over ' +
    'as if when while where after before since until because although though but and or nor so yet however therefore thus moreover ' +
    'furthermore meanwhile there here each every all both some any many most much such no not none one two what who how why which ' +
    'is are was were has have had do does did can could will would shall should may might must let then also only even still ' +
    'several another other according among between during despite given instead overall finally first second third next last',
);

/** German words that follow an ordinal: am 30. August. */
export const beforeOrdinals = setOf(
  'am im der die das dem den des vom zum zur beim bis ab seit einer einem einen eines und',
);
