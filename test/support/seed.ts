// Properties that name no seed of their own take this one: a run of the tests is the same run each time.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_124 });

// What git does in a test does not depend on the configuration of whoever runs it.
process.env.GIT_CONFIG_GLOBAL = '/dev/null';
process.env.GIT_CONFIG_NOSYSTEM = '1';
