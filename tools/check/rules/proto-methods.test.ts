import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { protoMethods } from './proto-methods.ts';

const behavior = '[(google.api.field_behavior) = OPTIONAL]';

function proto(methods: string, messages: string) {
  return repoOf({ 'proto/baro/a/v1/a.proto': `service S {\n${methods}}\n${messages}` });
}

function method(name: string, verb: string, comment = '// Reasons: A.'): string {
  return `  ${comment}\n  rpc ${name}(${name}Request) returns (${name}Response) {\n    option (google.api.http) = {${verb}: "/v1/a"};\n  }\n`;
}

it.each([
  [
    'List without pages',
    method('ListUnits', 'get'),
    'message ListUnitsRequest {\n}\nmessage ListUnitsResponse {\n}\n',
    3,
  ],
  [
    'write without request_id',
    method('CloseUnit', 'post'),
    `message CloseUnitRequest {\n  string id = 1 ${behavior};\n}\n`,
    1,
  ],
  [
    'Update without mask',
    method('UpdateUnit', 'patch'),
    `message UpdateUnitRequest {\n  string request_id = 1 ${behavior};\n}\n`,
    1,
  ],
  ['RPC without reasons', method('GetUnit', 'get', '// Gets.'), 'message GetUnitRequest {\n}\n', 1],
  [
    'field without behaviour',
    method('GetUnit', 'get'),
    'message GetUnitRequest {\n  // The id.\n  string id = 1;\n}\n',
    1,
  ],
])('finds a %s', async (_, methods, messages, count) => {
  expect(await protoMethods.check(proto(methods, messages))).toHaveLength(count);
});

it('is content with a whole one', async () => {
  const methods = method('ListUnits', 'get') + method('UpdateUnit', 'patch');
  const messages = [
    `message ListUnitsRequest {\n  int32 page_size = 1 ${behavior};\n  string page_token = 2 [\n    (google.api.field_behavior) = OPTIONAL\n  ];\n}`,
    'message ListUnitsResponse {\n  repeated Unit units = 1;\n  string next_page_token = 2;\n}',
    `message UpdateUnitRequest {\n  string request_id = 1 ${behavior};\n  google.protobuf.FieldMask update_mask = 2 ${behavior};\n}`,
  ];
  expect(await protoMethods.check(proto(methods, messages.join('\n')))).toEqual([]);
});
