/** Something that was chosen: enough to find it again. */
export interface Recent {
  /** The key of its entry. */
  readonly key: string;
  readonly name: string;
}

/** Of so many choices of a profile it is known which were the last. */
const mostRemembered = 50;

/** What was chosen last in the palette, for each profile, the latest first. */
export function createRecents() {
  let byProfile: Readonly<Record<string, readonly Recent[]>> = {};
  return {
    of: (profileId: string): readonly Recent[] => byProfile[profileId] ?? [],
    add(profileId: string, { key, name }: Recent): void {
      const others = (byProfile[profileId] ?? []).filter((each) => each.key !== key);
      byProfile = {
        ...byProfile,
        [profileId]: [{ key, name }, ...others].slice(0, mostRemembered),
      };
    },
    /** Forgets those of all other profiles. */
    keep(profileIds: readonly string[]): void {
      byProfile = Object.fromEntries(
        Object.entries(byProfile).filter(([id]) => profileIds.includes(id)),
      );
    },
  };
}
