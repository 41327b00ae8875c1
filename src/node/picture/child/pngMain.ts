// The thread that draws a PNG; what it draws with lies beside it.
import { join } from 'node:path';
import { answer } from './answer';
import { drawPng } from './png';

answer(task => drawPng(task, join(__dirname, 'index_bg.wasm')));
