import type { LoginLocale } from './login-locale.ts';

export interface LoginTexts {
  readonly title: string;
  readonly heading: string;
  readonly purpose: string;
  readonly username: string;
  readonly password: string;
  readonly submit: string;
  readonly hint: string;
  readonly otherLanguage: string;
  readonly wrong: string;
  readonly missing: string;
  readonly locked: (waitSeconds: number) => string;
  readonly expired: string;
  readonly refused: string;
  readonly failed: string;
  readonly backToBaro: string;
  readonly logoutQuestion: string;
  readonly logoutSubmit: string;
  readonly loggedOut: string;
}

const vi: LoginTexts = {
  title: 'Đăng nhập – Baro',
  heading: 'Đăng nhập Baro',
  purpose: 'Hệ thống điều hành công việc của Thành phố',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
  hint: 'Đây là bản chạy thử. Tên đăng nhập và mật khẩu được in ra khi khởi động hệ thống.',
  otherLanguage: 'English',
  wrong: 'Tên đăng nhập hoặc mật khẩu không đúng. Xin kiểm tra rồi nhập lại.',
  missing: 'Xin nhập cả tên đăng nhập và mật khẩu.',
  locked: (waitSeconds) =>
    `Đăng nhập tạm bị khóa vì nhập sai nhiều lần. Xin thử lại sau ${Math.ceil(waitSeconds / 60)} phút.`,
  expired: 'Trang đăng nhập đã hết hạn. Xin mở lại Baro để đăng nhập.',
  refused: 'Yêu cầu đăng nhập không hợp lệ. Xin mở lại Baro để đăng nhập.',
  failed: 'Hệ thống đăng nhập gặp lỗi. Xin thử lại sau ít phút.',
  backToBaro: 'Mở Baro',
  logoutQuestion: 'Bạn muốn đăng xuất khỏi Baro?',
  logoutSubmit: 'Đăng xuất',
  loggedOut: 'Bạn đã đăng xuất.',
};

const en: LoginTexts = {
  title: 'Sign in – Baro',
  heading: 'Sign in to Baro',
  purpose: 'The city’s work, in one place',
  username: 'User name',
  password: 'Password',
  submit: 'Sign in',
  hint: 'This is a trial installation. User names and password are printed when the platform starts.',
  otherLanguage: 'Tiếng Việt',
  wrong: 'The user name or the password is not right. Please check both and try again.',
  missing: 'Please enter both the user name and the password.',
  locked: (waitSeconds) => {
    const minutes = Math.ceil(waitSeconds / 60);
    return `Sign-in is locked after several wrong attempts. Please try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  },
  expired: 'This sign-in page has expired. Please open Baro again to sign in.',
  refused: 'The sign-in request is not valid. Please open Baro again to sign in.',
  failed: 'Sign-in does not work at the moment. Please try again in a few minutes.',
  backToBaro: 'Open Baro',
  logoutQuestion: 'Do you want to sign out of Baro?',
  logoutSubmit: 'Sign out',
  loggedOut: 'You are signed out.',
};

export const loginTexts: Readonly<Record<LoginLocale, LoginTexts>> = { vi, en };
