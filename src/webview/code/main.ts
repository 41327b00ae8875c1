import type { FromCodeForm, ToCodeForm } from '../../protocol';
import { connect } from '../host';
import { addStyle, startPage } from '../page';
import common from '../style.css';
import { CodeApp } from './app';
import own from './style.css';

addStyle(common + own);

const host = connect<FromCodeForm, ToCodeForm>();
startPage(host, document.body, t => new CodeApp(host, t));
