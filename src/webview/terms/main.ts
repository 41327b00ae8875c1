import type { FromTerms, ToTerms } from '../../protocol';
import { connect } from '../host';
import { addStyle, startPage } from '../page';
import common from '../style.css';
import { TermsApp } from './app';
import own from './style.css';

addStyle(common + own);

const host = connect<FromTerms, ToTerms>();
startPage(host, document.body, t => new TermsApp(host, t));
