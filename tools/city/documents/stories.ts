import { Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { Desk } from '../desks.ts';
import type { issuers } from './vocabulary.ts';

/** One act of a story, done by a demo login. */
export type Step =
  | { act: 'submit'; by: string; to: Desk }
  | { act: 'route'; by: string; lead: Desk; with?: readonly Desk[]; dueInDays?: number }
  | { act: 'accept'; by: string }
  | { act: 'handOver'; by: string; to: Desk }
  | { act: 'sendBack'; by: string; reason: string }
  | { act: 'return'; by: string; reason: string }
  | { act: 'finish'; by: string };

/** What becomes of some documents after they were registered. */
export interface Story {
  count: number;
  /** Days ago they arrived: the youngest and the oldest. */
  daysAgo: readonly [number, number];
  urgency?: Urgency;
  steps: readonly Step[];
}

/** The book of a unit and what its documents go through. */
export interface Book {
  unitCode: string;
  clerk: string;
  from: readonly (keyof typeof issuers)[];
  stories: readonly Story[];
}

const COMMITTEE: Book = {
  unitCode: 'UBND',
  clerk: 'van-thu',
  from: ['central', 'city', 'ward', 'others'],
  stories: [
    { count: 4, daysAgo: [0, 1], steps: [] },
    { count: 3, daysAgo: [0, 2], steps: [{ act: 'submit', by: 'van-thu', to: 'lanh-dao' }] },
    {
      count: 2,
      daysAgo: [1, 4],
      urgency: Urgency.URGENT,
      steps: [{ act: 'submit', by: 'van-thu', to: 'chanh-van-phong' }],
    },
    {
      count: 3,
      daysAgo: [1, 3],
      steps: [
        { act: 'submit', by: 'van-thu', to: 'chanh-van-phong' },
        { act: 'route', by: 'chanh-van-phong', lead: 'truong-phong', with: ['giam-doc-so'], dueInDays: 9 },
      ],
    },
    {
      count: 3,
      daysAgo: [2, 6],
      steps: [
        { act: 'submit', by: 'van-thu', to: 'lanh-dao' },
        { act: 'route', by: 'lanh-dao', lead: 'truong-phong', dueInDays: 14 },
        { act: 'accept', by: 'truong-phong' },
        { act: 'handOver', by: 'truong-phong', to: 'chuyen-vien' },
      ],
    },
    {
      count: 3,
      daysAgo: [18, 45],
      steps: [
        { act: 'route', by: 'chanh-van-phong', lead: 'truong-phong' },
        { act: 'accept', by: 'truong-phong' },
        { act: 'handOver', by: 'truong-phong', to: 'chuyen-vien' },
        { act: 'accept', by: 'chuyen-vien' },
      ],
    },
    {
      count: 3,
      daysAgo: [14, 60],
      steps: [
        { act: 'route', by: 'lanh-dao', lead: 'giam-doc-so', with: ['lanh-dao-ba-dinh', 'truong-phong'] },
        { act: 'accept', by: 'giam-doc-so' },
        { act: 'handOver', by: 'giam-doc-so', to: 'truong-phong-so' },
      ],
    },
    {
      count: 2,
      daysAgo: [3, 8],
      steps: [
        { act: 'route', by: 'lanh-dao', lead: 'lanh-dao-ba-dinh', with: ['SXD/head'], dueInDays: 12 },
        { act: 'accept', by: 'lanh-dao-ba-dinh' },
      ],
    },
    {
      count: 2,
      daysAgo: [5, 9],
      steps: [
        { act: 'route', by: 'chanh-van-phong', lead: 'truong-phong', dueInDays: 7 },
        { act: 'accept', by: 'truong-phong' },
        { act: 'handOver', by: 'truong-phong', to: 'chuyen-vien' },
        {
          act: 'sendBack',
          by: 'chuyen-vien',
          reason: 'Nội dung thuộc nhiệm vụ của phòng khác, đề nghị phân công lại',
        },
      ],
    },
    {
      count: 4,
      daysAgo: [6, 30],
      steps: [
        { act: 'route', by: 'chanh-van-phong', lead: 'chuyen-vien', dueInDays: 10 },
        { act: 'accept', by: 'chuyen-vien' },
        { act: 'finish', by: 'chuyen-vien' },
      ],
    },
    {
      count: 1,
      daysAgo: [2, 2],
      steps: [
        { act: 'return', by: 'van-thu', reason: 'Gửi nhầm nơi nhận: nội dung thuộc thẩm quyền của Bộ' },
      ],
    },
  ],
};

const DEPARTMENT: Book = {
  unitCode: 'STC',
  clerk: 'van-thu-so',
  from: ['central', 'city', 'ward'],
  stories: [
    { count: 3, daysAgo: [0, 1], steps: [] },
    { count: 2, daysAgo: [0, 3], steps: [{ act: 'submit', by: 'van-thu-so', to: 'giam-doc-so' }] },
    {
      count: 3,
      daysAgo: [1, 4],
      steps: [
        { act: 'submit', by: 'van-thu-so', to: 'giam-doc-so' },
        { act: 'route', by: 'giam-doc-so', lead: 'truong-phong-so', dueInDays: 9 },
      ],
    },
    {
      count: 4,
      daysAgo: [12, 40],
      steps: [
        { act: 'route', by: 'giam-doc-so', lead: 'truong-phong-so', with: ['STC-05/head'] },
        { act: 'accept', by: 'truong-phong-so' },
        { act: 'handOver', by: 'truong-phong-so', to: 'chuyen-vien-so' },
        { act: 'accept', by: 'chuyen-vien-so' },
      ],
    },
    {
      count: 3,
      daysAgo: [5, 20],
      steps: [
        { act: 'route', by: 'giam-doc-so', lead: 'chuyen-vien-so', dueInDays: 8 },
        { act: 'accept', by: 'chuyen-vien-so' },
        { act: 'finish', by: 'chuyen-vien-so' },
      ],
    },
  ],
};

const WARD: Book = {
  unitCode: '00004',
  clerk: 'van-thu-ba-dinh',
  from: ['city', 'others'],
  stories: [
    { count: 2, daysAgo: [0, 1], steps: [] },
    { count: 2, daysAgo: [0, 2], steps: [{ act: 'submit', by: 'van-thu-ba-dinh', to: 'lanh-dao-ba-dinh' }] },
    {
      count: 3,
      daysAgo: [1, 5],
      steps: [
        { act: 'submit', by: 'van-thu-ba-dinh', to: 'lanh-dao-ba-dinh' },
        { act: 'route', by: 'lanh-dao-ba-dinh', lead: 'chuyen-vien-ba-dinh', dueInDays: 6 },
      ],
    },
    {
      count: 3,
      daysAgo: [13, 35],
      steps: [
        { act: 'route', by: 'lanh-dao-ba-dinh', lead: 'chuyen-vien-ba-dinh' },
        { act: 'accept', by: 'chuyen-vien-ba-dinh' },
      ],
    },
    {
      count: 5,
      daysAgo: [4, 25],
      steps: [
        { act: 'route', by: 'lanh-dao-ba-dinh', lead: 'chuyen-vien-ba-dinh', dueInDays: 8 },
        { act: 'accept', by: 'chuyen-vien-ba-dinh' },
        { act: 'finish', by: 'chuyen-vien-ba-dinh' },
      ],
    },
  ],
};

/** Sixty documents in three books: waiting, on their way, overdue, done. */
export const books: readonly Book[] = [COMMITTEE, DEPARTMENT, WARD];
