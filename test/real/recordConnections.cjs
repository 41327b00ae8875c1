// @ts-nocheck: it replaces functions of Node in place, which their types do not allow for.
// Loaded into every Node process of a server (by NODE_OPTIONS): writes down who asks to be connected to where, one JSON
// object a line, whether or not the connection comes about.
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');

const file = process.env.POLICY_CODER_CONNECTIONS;

function note(to) {
  // V8 keeps ten frames; who asks may be further up.
  Error.stackTraceLimit = 50;
  const { stack } = new Error();
  fs.appendFileSync(file, `${JSON.stringify({ process: process.argv.join(' '), to, stack })}\n`);
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const options = typeof first === 'object' ? first : { port: first, host: args[1] };
  // A path is a pipe on this machine.
  if (options.path === undefined && typeof first !== 'string') note(options.host ?? '127.0.0.1');
  return connect.apply(this, args);
};

for (const resolver of [dns, dns.promises]) {
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt']) {
    const ask = resolver[name];
    resolver[name] = function (host, ...rest) {
      note(host);
      return ask.call(this, host, ...rest);
    };
  }
}

const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function (...args) {
  note(args.findLast(arg => typeof arg === 'string') ?? '127.0.0.1');
  return send.apply(this, args);
};

// The newest server takes NODE_OPTIONS from its extension host: so it is told here.
const { fork } = childProcess;
childProcess.fork = (program, args = [], options = {}) =>
  fork(program, args, {
    ...options,
    execArgv: ['--require', __filename, ...(options.execArgv ?? process.execArgv)],
    env: { ...(options.env ?? process.env), POLICY_CODER_CONNECTIONS: file },
  });
syncBuiltinESMExports();

fs.appendFileSync(file, `${JSON.stringify({ process: process.argv.join(' ') })}\n`);
