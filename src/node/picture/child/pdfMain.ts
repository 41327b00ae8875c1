// The thread that draws a PDF.
import { answer } from './answer';
import { drawPdf } from './pdf';

answer(drawPdf);
