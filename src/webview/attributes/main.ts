import type { FromAttributes, ToAttributes } from '../../protocol';
import { connect } from '../host';
import { addStyle, startPage } from '../page';
import common from '../style.css';
import { AttributesApp } from './app';
import own from './style.css';

addStyle(common + own);

const host = connect<FromAttributes, ToAttributes>();
startPage(host, document.body, t => new AttributesApp(host, t));
