// The thread that draws a PNG; its library is in a separate file.
import { join } from 'node:path';
import { answer } from './answer';
import { drawPng } from './png';

answer(task => drawPng(task, join(__dirname, 'index_bg.wasm')));
