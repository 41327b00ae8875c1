import type { FromSettle, ToSettle } from '../../protocol/settle';
import { connect } from '../host';
import { addStyle, startPage } from '../page';
import common from '../style.css';
import { SettleApp } from './app';
import own from './style.css';

addStyle(common + own);

const host = connect<FromSettle, ToSettle>();
startPage(host, document.body, t => new SettleApp(host, t));
