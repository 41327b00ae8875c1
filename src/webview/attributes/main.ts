import type { FromAttributes, ToAttributes } from '../../protocol';
import { connect } from '../host';
import common from '../style.css';
import { start } from './app';
import own from './style.css';

const style = document.createElement('style');
style.nonce = (document.currentScript as HTMLScriptElement).nonce;
style.textContent = common + own;
document.head.append(style);

start(connect<FromAttributes, ToAttributes>(), document.body);
