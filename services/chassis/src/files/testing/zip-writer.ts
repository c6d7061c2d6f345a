import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive; `claimedSize` lies about the inflated size. */
export interface ZipInput {
  name: string;
  bytes: Buffer;
  claimedSize?: number;
}

/** Writes a zip archive byte by byte, so that tests can also make the dishonest ones no library writes. */
export function zipOf(inputs: readonly ZipInput[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const input of inputs) {
    const name = Buffer.from(input.name);
    const packed = deflateRawSync(input.bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // version needed
    facts.writeUInt16LE(0x800, 2); // names are UTF-8
    facts.writeUInt16LE(8, 4); // deflate
    facts.writeUInt32LE(crc32(input.bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(input.claimedSize ?? input.bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    pieces.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), facts, tail, name);
    offset += 4 + facts.length + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(inputs.length, 8);
  end.writeUInt16LE(inputs.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, list, end]);
}

/** An archive of texts. */
export function zipOfTexts(texts: Record<string, string>): Buffer {
  return zipOf(Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}
