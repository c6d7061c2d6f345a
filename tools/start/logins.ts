/** A demo login and what its person does; the names themselves are in the realm file. */
export interface DemoLogin {
  username: string;
  role: string;
  unit: string;
}

const CITY = 'UBND thành phố';
const WARD = 'Phường Ba Đình';
const DEPARTMENT = 'Sở Tài chính';

/** One login per role of the demo city, then people of a second and a third unit. */
export const demoLogins: readonly DemoLogin[] = [
  { username: 'van-thu', role: 'records clerk', unit: 'Văn phòng UBND thành phố' },
  { username: 'lanh-dao', role: 'leader', unit: CITY },
  { username: 'chanh-van-phong', role: 'chief of office', unit: 'Văn phòng UBND thành phố' },
  { username: 'truong-phong', role: 'head of division', unit: 'Văn phòng UBND thành phố' },
  { username: 'chuyen-vien', role: 'official', unit: 'Văn phòng UBND thành phố' },
  { username: 'to-cong-tac', role: 'task force', unit: CITY },
  { username: 'tham-tra', role: 'Council verifier', unit: 'HĐND thành phố' },
  { username: 'kiem-toan', role: 'auditor', unit: CITY },
  { username: 'quan-tri', role: 'city administrator', unit: CITY },
  { username: 'van-thu-ba-dinh', role: 'records clerk', unit: WARD },
  { username: 'lanh-dao-ba-dinh', role: 'leader', unit: WARD },
  { username: 'chuyen-vien-ba-dinh', role: 'official', unit: WARD },
  { username: 'van-thu-so', role: 'records clerk', unit: DEPARTMENT },
  { username: 'giam-doc-so', role: 'leader', unit: DEPARTMENT },
  { username: 'truong-phong-so', role: 'head of division', unit: DEPARTMENT },
  { username: 'chuyen-vien-so', role: 'official', unit: DEPARTMENT },
];
