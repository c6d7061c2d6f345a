import { DocumentForm, Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { Handling } from './handling.ts';
import { idsOf } from './listing.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** Documents of one department, each unlike the others in every field. */
const samples: Record<string, Partial<IncomingDocument>> = {
  land: {
    subject: 'Về việc thu hồi đất, bồi thường, hỗ trợ tại phường Ba Đình',
    issuerName: 'Uỷ ban nhân dân Thành phố',
    number: '30/2020',
    symbol: 'NĐ-CP',
    typeCode: 'ND',
    issueDate: '2026-03-05',
    urgency: Urgency.URGENT,
  },
  health: {
    subject: 'Phòng, chống dịch bệnh mùa hè',
    issuerName: 'Bộ Y tế',
    number: '163',
    symbol: 'KH-UBND',
    typeCode: 'KH',
    issueDate: '2026-05-30',
    form: DocumentForm.ELECTRONIC,
    signer: {
      position: 'Bộ trưởng',
      fullName: 'Đào Hồng Lan',
    },
  },
  secret: {
    subject: 'Quy định về công tác bảo vệ bí mật nhà nước',
    issuerName: 'Bộ Công an',
    number: '104/2021',
    symbol: 'TT-BCA',
    issueDate: '',
    arrivalTime: new Date('2026-01-15T03:00:00Z'),
    typeCode: 'TT',
  },
  party: {
    subject: 'Hoà giải ở cơ sở',
    issuerName: 'Văn phòng Trung ương',
    number: '432',
    symbol: '-TB/VPTW',
    typeCode: 'TB',
    arrivalTime: new Date('2026-02-15T03:00:00Z'),
  },
};

/** A world with documents of four registers, one of them routed, and how to list them by name. */
export class Samples {
  readonly world: World;
  readonly desk: Handling;
  readonly #made: ReadonlyMap<string, IncomingDocument>;

  constructor(world: World, made: ReadonlyMap<string, IncomingDocument>) {
    this.world = world;
    this.desk = new Handling(world);
    this.#made = made;
  }

  get all(): string[] {
    return [...this.#made.keys()].toSorted();
  }

  id(name: string): string {
    return this.#made.get(name)?.id ?? '';
  }

  /** Names of what somebody's list holds. */
  async seen(who: string, filter: Parameters<typeof idsOf>[2] = {}): Promise<string[]> {
    const ids = new Set(await idsOf(this.world, who, filter));
    return this.all.filter((name) => ids.has(this.id(name)));
  }

  find(who: string, query: string): Promise<string[]> {
    return this.seen(who, { query });
  }
}

/** Starts the world and registers the samples. */
export async function startSamples(): Promise<Samples> {
  const world = await startWorld();
  const made = new Map<string, IncomingDocument>();
  for (const [name, fields] of Object.entries(samples)) {
    made.set(name, await world.register('stc-clerk', 'stc', fields));
  }
  made.set('city', await world.register('clerk', 'ubnd', { subject: 'Văn bản của thành phố' }));
  made.set('ward', await world.register('ward-clerk', 'ba-dinh', { subject: 'Văn bản của phường' }));
  made.set('council', await world.register('hdnd-clerk', 'hdnd', { subject: 'Văn bản của Hội đồng' }));
  const started = new Samples(world, made);
  await started.desk.route('stc-director', started.id('land'), 'stc-head', {
    coOrdinators: [{ post: 'stc-other' }],
    informed: ['ward-official'],
  });
  await started.desk.route('chairman', started.id('city'), 'ward-leader');
  return started;
}
