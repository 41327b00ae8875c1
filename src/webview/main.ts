import { start } from './app';
import { connect } from './host';
import networkCss from './network/style.css';
import css from './style.css';
import tableCss from './table/style.css';

const style = document.createElement('style');
style.nonce = (document.currentScript as HTMLScriptElement).nonce;
style.textContent = css + networkCss + tableCss;
document.head.append(style);

start(connect(), document.body);
