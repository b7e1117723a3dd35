/** The development server's address of the window; not defined, or `undefined`, in a built app. */
declare const MAIN_WINDOW_VITE_DEV_SERVER_URL: string | undefined;
