import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { openDb } from '@linli/db';
import { type BenchMatter, writeSameRows } from './same-rows.ts';

/** The bare limit of `intake_http.ratio`: Node's own server, a body that is JSON, and the rows. */
const [, , databaseUrl = ''] = process.argv;
const db = openDb(databaseUrl, { onError: () => {} });
const server = createServer(async (req, res) => {
  await writeSameRows(db, (await json(req)) as BenchMatter);
  res.setHeader('content-type', 'application/json');
  res.end('{"ok":true}');
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
