/** The same messages in another language: none missing, none besides. */
export type Translated<Messages> = { readonly [Key in keyof Messages]: string };
