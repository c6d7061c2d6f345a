import type { ThemeConfig } from 'antd';

/** The one accent; also in styles/base.css. */
const ACCENT = '#1d5c8f';

/** Calm white and grey. Errors are brown, for red belongs to overdue alone. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: ACCENT,
    colorInfo: ACCENT,
    colorLink: ACCENT,
    colorError: '#9a4a00',
    colorWarning: '#8a5a00',
    colorSuccess: '#1b6e45',
    colorInfoBg: '#e8f0f7',
    colorInfoBorder: '#a9c6de',
    colorWarningBg: '#fdf4e1',
    colorWarningBorder: '#dcb565',
    colorErrorBg: '#fdf1e7',
    colorErrorBorder: '#dfa06b',
    colorText: '#1f2a37',
    colorTextSecondary: '#4b5868',
    colorTextPlaceholder: '#66717f',
    colorBorder: '#8a95a3',
    colorBorderSecondary: '#d9dee5',
    borderRadius: 6,
    fontSize: 15,
    controlHeight: 36,
    fontFamily: 'inherit',
    // While a dialog moves in, its content is drawn from before: what is typed then is lost.
    motion: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Modal: { titleFontSize: 18 },
    Alert: { withDescriptionIconSize: 18, withDescriptionPadding: '10px 14px', fontSizeLG: 15 },
  },
};
