import agreementCss from './agreement/style.css';
import { start } from './app';
import { connect } from './host';
import networkCss from './network/style.css';
import { addStyle } from './page';
import css from './style.css';
import tableCss from './table/style.css';

addStyle(css + networkCss + tableCss + agreementCss);

start(connect(), document.body);
