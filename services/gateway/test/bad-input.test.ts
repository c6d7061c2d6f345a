import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestClient, errorOf, faultsOf } from './rest-client.ts';
import type { TestRequest } from './test-browser.ts';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway } from './test-gateway.ts';

describe('bad input over REST', () => {
  let gateway: TestGateway;
  let client: RestClient;

  beforeAll(async () => {
    gateway = await startTestGateway({ env: { BODY_MAX_BYTES: '20000' } });
    client = new RestClient(gateway.url, await gateway.signOn.token('van-thu'));
  });
  afterAll(() => gateway.close());

  it('names every field of the body that is unknown or of the wrong kind', async () => {
    const body = {
      document: {
        subjekt: 'x',
        subject: 5,
        pageCount: 1.5,
        arrivalTime: 'gestern',
        urgency: 'FAST',
        signer: [],
        duplicateIds: 'x',
      },
      validateOnly: 'true',
      __proto__x: 1,
    };
    expect(await faultsOf(await client.post('/v1/documents/incoming', body))).toEqual([
      '__proto__x UNKNOWN_FIELD',
      'document.arrivalTime NOT_A_TIME',
      'document.duplicateIds NOT_A_LIST',
      'document.pageCount NOT_AN_INTEGER',
      'document.signer NOT_AN_OBJECT',
      'document.subject NOT_TEXT',
      'document.subjekt UNKNOWN_FIELD',
      'document.urgency UNKNOWN_VALUE',
      'validateOnly NOT_A_BOOLEAN',
    ]);
  });

  it('names every query parameter that is unknown, doubled or of the wrong kind', async () => {
    const query =
      'yeer=1&year=abc&arrivalNumber=99999999999&symbol=a&symbol=b&states=X&subject.deep=1&__proto__=1';
    expect(await faultsOf(await client.send(`/v1/documents/incoming?${query}`))).toEqual([
      '__proto__ UNKNOWN_FIELD',
      'arrivalNumber OUT_OF_RANGE',
      'states[0] UNKNOWN_VALUE',
      'subject.deep UNKNOWN_FIELD',
      'symbol GIVEN_TWICE',
      'year NOT_AN_INTEGER',
      'yeer UNKNOWN_FIELD',
    ]);
    expect(await faultsOf(await client.post('/v1/documents/incoming?validateOnly=true', {}))).toEqual([
      'validateOnly NOT_IN_QUERY',
    ]);
  });

  it('refuses a body that names another id than the path', async () => {
    expect(await faultsOf(await client.post('/v1/documents/incoming/a:return', { id: 'b' }))).toEqual([
      'id DIFFERS_FROM_PATH',
    ]);
  });

  it.each([
    ['half an object', '{"a":', 'application/json', 'BODY_MALFORMED', 400],
    ['a list', '[1]', 'application/json', 'BODY_MALFORMED', 400],
    ['null', 'null', 'application/json; charset=utf-8', 'BODY_MALFORMED', 400],
    ['text', '{}', 'text/plain', 'CONTENT_TYPE_UNSUPPORTED', 415],
    ['too much', `{"duplicateReason":"${'x'.repeat(20_000)}"}`, 'application/json', 'MESSAGE_TOO_LARGE', 413],
  ])('refuses %s as a body', async (_, body, type, reason, httpStatus) => {
    const response = await client.send('/v1/documents/incoming', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    expect(response.status).toBe(httpStatus);
    expect((await errorOf(response)).reason).toBe(reason);
  });

  it('refuses an oversized body of unknown length while it still comes', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        if (sent > 100) controller.close();
        else controller.enqueue(new Uint8Array(10_000).fill(32));
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } };
    const response = await client.send('/v1/documents/incoming', init as TestRequest);
    expect(response.status).toBe(413);
    expect((await errorOf(response)).reason).toBe('MESSAGE_TOO_LARGE');
  });

  it('refuses a body that is not UTF-8', async () => {
    const body = Buffer.concat([
      Buffer.from('{"duplicateReason":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}'),
    ]);
    const response = await client.send('/v1/documents/incoming', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect((await errorOf(response)).reason).toBe('BODY_MALFORMED');
  });

  it('says of an unknown address that it is unknown, and which methods a known one takes', async () => {
    const unknown = await client.send('/v1/documents/nothing/here');
    expect([unknown.status, (await errorOf(unknown)).reason]).toEqual([404, 'ROUTE_NOT_FOUND']);
    const wrong = await client.send('/v1/documents/incoming', { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect((await errorOf(wrong)).message).toBe('Địa chỉ này không nhận DELETE.');
  });
});
