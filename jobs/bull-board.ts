import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { type RequestHandler, Router } from 'express';

/** The page links a font from outside: everything but our own address is blocked. Its only inline script is data. */
const POLITIQUE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const entetes: RequestHandler = (_requete, reponse, suite) => {
  reponse.setHeader('Content-Security-Policy', POLITIQUE);
  reponse.setHeader('Cache-Control', 'no-store');
  suite();
};

const lectureSeule: RequestHandler = (requete, reponse, suite) => {
  if (requete.method === 'GET' || requete.method === 'HEAD') suite();
  else reponse.status(405).setHeader('Allow', 'GET, HEAD').end();
};

/**
 * Pages where operators look at the queues, read-only, with their own content policy. To be mounted at `chemin`, behind the
 * caller's own sign-in and permission. Jobs hold ids only, so nothing personal is shown.
 */
export const monterBullBoard = ({ queues, chemin }: { queues: readonly unknown[]; chemin: string }): Router => {
  const serverAdapter = new ExpressAdapter().setBasePath(chemin);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue as never, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Accrochage : files', hideRedisDetails: true } },
  });
  return Router().use(entetes, lectureSeule, serverAdapter.getRouter() as RequestHandler);
};
