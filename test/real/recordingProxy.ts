// A proxy that connects nobody, and remembers who was asked for.
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordingProxy {
  /** `http://127.0.0.1:port` */
  readonly address: string;
  /** The hosts asked for so far, without ports. */
  readonly hosts: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

export async function startRecordingProxy(): Promise<RecordingProxy> {
  const hosts = new Set<string>();
  const server = http.createServer((request, response) => {
    hosts.add(new URL(request.url ?? '', `http://${request.headers.host}`).hostname);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    hosts.add(new URL(`https://${request.url}`).hostname);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    hosts,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
