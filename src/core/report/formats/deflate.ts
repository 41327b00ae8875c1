// A module of its own, so that only what is used of the library is bundled although it is loaded late.
export { strToU8, Zip, ZipDeflate } from 'fflate';
