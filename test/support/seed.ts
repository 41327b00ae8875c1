// Properties that name no seed of their own take this one: a run of the tests is the same run each time.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_124 });
