import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { ExposedMethod } from '../backend/methods.ts';
import { exposedServices } from '../routes/exposed-services.ts';
import { openApiDocument } from './document.ts';
import type { ReasonTables } from './operation.ts';

const page = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Baro: API cho hệ thống bên ngoài · API for outside systems</title>
<link rel="stylesheet" href="/api-docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="/api-docs/swagger-ui-bundle.js"></script>
<script src="/api-docs/start.js"></script>
</body>
</html>
`;

// A script of its own: pages run none that stands in them. No validator: it would be another host.
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#page', deepLinking: true, docExpansion: 'none', validatorUrl: null });
`;

/** Sentences of all services' refusals, kept in step by tools/openapi. */
function readReasons(): ReasonTables {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'reasons.json'), 'utf8')) as ReasonTables;
}

/** The document of the REST routes and a page that shows it; everything comes from here. */
export function apiDocs(methods: readonly ExposedMethod[], pageHeaders: RequestHandler): Router {
  const router = Router();
  const document = JSON.stringify(openApiDocument(exposedServices, methods, readReasons()));
  const viewer = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  router.get('/openapi.json', (_request, response) => {
    response.set('cache-control', 'no-cache').type('application/json').send(document);
  });
  router.get('/api-docs', pageHeaders, (_request, response) => {
    response.set('cache-control', 'no-cache').type('html').send(page);
  });
  router.get('/api-docs/start.js', pageHeaders, (_request, response) => {
    response.type('text/javascript').send(start);
  });
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    router.get(`/api-docs/${name}`, pageHeaders, (_request, response) => {
      response.sendFile(name, { root: viewer });
    });
  }
  return router;
}
