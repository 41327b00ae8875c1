// A separate module, so that only the used part of the library is bundled although it is loaded late.
export { unzipSync } from 'fflate';
