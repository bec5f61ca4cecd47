import { browser } from './browser.ts';

/** JavaScriptCore, which Safari has, in the small browser of Debian's package webkit2gtk-driver. */
export const webkit = browser({
  name: 'WebKit',
  places: ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'],
  // It knows no way to do without a window, but keeps nothing when it is private.
  command: (binary, _profile, address) => [
    'xvfb-run',
    '--auto-servernum',
    binary,
    '--private',
    address,
  ],
});
