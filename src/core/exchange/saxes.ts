// A separate module, so that the library is loaded with the first XML file and not before.
export { SaxesParser } from 'saxes';
