import { start } from './app';
import { connect } from './host';
import css from './style.css';

const style = document.createElement('style');
style.nonce = (document.currentScript as HTMLScriptElement).nonce;
style.textContent = css;
document.head.append(style);

start(connect(), document.body);
