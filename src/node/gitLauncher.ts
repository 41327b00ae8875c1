import type { Translate } from '../core';

/** The program that git is to call. */
export interface Program {
  /** Absolute path of Node, or of an editor that can act as Node. */
  readonly node: string;
  /** Absolute path of the command line's file. */
  readonly cli: string;
}

/** The launcher's name in the folder of git that all working trees of a repository share. */
export const launcherPath = 'policy-coder-run';

/**
 * The launcher asks the program to add this to its exit code (`cli/bin.ts` does). Then no crash of Node, whose exit codes are small or
 * those of signals, can be mistaken for an answer.
 */
const exitOffset = 80;

/** A path of git's folder, for a shell in any working tree of the repository. */
const launcher = `"$(git rev-parse --git-common-dir)/${launcherPath}"`;

/** The command line of the merge driver. If the launcher is missing, lines are merged as git itself does. */
export const driver = [
  `sh ${launcher} merge %O %A %B %P`,
  'code=$?',
  `test $code -eq ${exitOffset} && exit 0`,
  `test $code -eq ${exitOffset + 1} && exit 1`,
  'echo \'policy-coder: merged by lines; run "install-git" again\' >&2',
  'git merge-file -L ours -L base -L theirs %A %O %B',
].join('; ');

/** Hooks that are installed: the first two refuse a commit, the others tell of one that was made without asking them. */
export const hookNames = ['pre-commit', 'pre-merge-commit', 'post-commit', 'post-rewrite'] as const;
export type HookName = (typeof hookNames)[number];

/** The lines of a hook. Only an answer of the program blocks a commit, never a failure to start it. */
export function hookLines(hook: HookName): readonly string[] {
  const left = `echo 'policy-coder: not checked; run "install-git" again' >&2`;
  return [
    `sh ${launcher} hook ${hook} >&2 && policy_coder=0 || policy_coder=$?`,
    `case $policy_coder in ${exitOffset} | ${exitOffset + 2}) ;;` +
      ` ${exitOffset + 1}) ${hook.startsWith('pre-') ? 'exit 1' : ''} ;; *) ${left} ;; esac`,
  ];
}

/** Settings of the launcher in the repository's configuration, below `policy-coder.`; `undefined`: leave unset. */
export function placesOf({ node, cli }: Program): Readonly<Record<string, string | undefined>> {
  return { ...placeOf('node', node), ...placeOf('program', cli) };
}

function placeOf(name: string, path: string): Readonly<Record<string, string | undefined>> {
  const plain = process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
  const { before, after } = versioned(plain) ?? {};
  return { [name]: plain, [`${name}-before`]: before, [`${name}-after`]: after };
}

/**
 * The parts of a path before and after the version (or commit) in it: other versions of the same program are beside it. `undefined` if
 * there is no version in it.
 */
function versioned(path: string): { readonly before: string; readonly after: string } | undefined {
  const found =
    /^(.*\/(?:[^/]*[^0-9./])?)\d+\.\d[^/]*(\/.*)$/.exec(path) ??
    /^(.*\/(?:[^/]*[^0-9a-f/])?)[0-9a-f]{40}[^/]*(\/.*)$/.exec(path);
  return found ? { before: found[1]!, after: found[2]! } : undefined;
}

/**
 * The launcher: a script that finds Node and the program, also when both have been upgraded since, and that answers in the
 * exit codes of `exitOffset`. A merge always ends with the work of both sides in the file.
 */
export function launcherScript(t: Translate): string {
  const [ok, found, failed] = [exitOffset, exitOffset + 1, exitOffset + 2];
  const say = (...sentences: readonly string[]) => word(sentences.join(' '));
  return `#!/bin/sh
# Written by "policy-coder install-git", which also takes it away again. Git calls it by hooks and as a merge driver.
# What is meant for other programs of Node could stop this one; an editor that is recorded as Node must know that it is.
unset NODE_OPTIONS NODE_PATH NODE_REPL_EXTERNAL_MODULE NODE_V8_COVERAGE
ELECTRON_RUN_AS_NODE=1 POLICY_CODER_EXIT_OFFSET=${exitOffset}
export ELECTRON_RUN_AS_NODE POLICY_CODER_EXIT_OFFSET

setting() { git config --local --get "policy-coder.$1"; }

# Where it was, or else the newest version beside it.
located() {
  path=$(setting "$1") && test -f "$path" && printf '%s\\n' "$path" && return
  before=$(setting "$1-before") && after=$(setting "$1-after") || return 1
  version=$(for each in "$before"*"$after"; do
    test -f "$each" || continue
    each=\${each#"$before"}
    printf '%s\\n' "\${each%"$after"}"
  done | LC_ALL=C sort -t. -k1,1n -k2,2n -k3,3n | tail -n 1)
  test -n "$version" && printf '%s\\n' "$before$version$after"
}

# Runs the program with one Node after the other until it answers; its answer is in $code.
run() {
  reason=${say(t('Policy Coder is not found.'))}
  code=1
  program=$(located program) || program=
  if test -z "$program"; then
    command -v policy-coder >/dev/null || return
    attempt policy-coder "$@"
    return
  fi
  reason=${say(t('Node is not found.'))}
  for node in "$(located node)" "$(command -v node)" "$(command -v nodejs)" "$VSCODE_GIT_ASKPASS_NODE"; do
    test -n "$node" && test -x "$node" || continue
    attempt "$node" "$program" "$@" && return
  done
}

attempt() {
  prepare
  "$@"
  code=$?
  case $code in ${ok} | ${found} | ${failed}) return 0 ;; esac
  reason=${say(t('Policy Coder stopped before it was done.'))}" ($code)"
  return 1
}

say() { printf 'policy-coder: %s\\n' "$*" >&2; }

again=${say(t('Run "policy-coder install-git" again.'))}

case $1 in
merge)
  base=$2 ours=$3 theirs=$4 path=$5
  # Git takes what is in $ours for the merged file, so that is replaced by something whole, or not at all.
  mine=$ours.policy-coder
  trap 'rm -f "$mine"' EXIT
  trap 'exit 1' HUP INT TERM
  prepare() { cp "$ours" "$mine" && chmod u+w "$mine"; }
  run merge "$base" "$mine" "$theirs" "$path"
  if test $code -eq ${ok}; then mv -f "$mine" "$ours" && exit ${ok}; fi
  if test $code -eq ${found} && LC_ALL=C grep -q '^<<<<<<< ' "$mine" && LC_ALL=C grep -q '^>>>>>>> ' "$mine"; then
    mv -f "$mine" "$ours" && exit ${found}
  fi
  test $code -eq ${failed} && reason=
  say ${say(t('Merged by lines, as git does:'))} "$path." "$reason" "$again"
  prepare
  git merge-file -L ours -L base -L theirs "$mine" "$base" "$theirs"
  code=$?
  if test $code -ge 128; then
    # Not even lines: both sides as they are.
    { printf '<<<<<<< ours\\n'; cat "$ours"; printf '\\n=======\\n'; cat "$theirs"; printf '\\n>>>>>>> theirs\\n'; } >"$mine"
  fi
  mv -f "$mine" "$ours" || exit 1
  test $code -eq 0 && exit ${ok}
  exit ${found}
  ;;
hook)
  prepare() { :; }
  checked=$(git rev-parse --git-dir)/policy-coder-checked
  case $2 in
  post-commit)
    # A rebase makes many commits, and tells when it has made the last.
    test -d "$(git rev-parse --git-path rebase-merge)" && exit ${ok}
    test -d "$(git rev-parse --git-path rebase-apply)" && exit ${ok}
    ;;
  esac
  case $2 in
  pre-*) tree=$(git write-tree 2>/dev/null) ;;
  *) tree=$(git rev-parse 'HEAD^{tree}') ;;
  esac
  test "$(cat "$checked" 2>/dev/null)" = "$tree" && test -n "$tree" && exit ${ok}
  run hook "$2"
  case $code in
  ${ok}) test -n "$tree" && printf '%s\\n' "$tree" >"$checked" ;;
  ${found}) ;;
  ${failed}) say ${say(t('The coding in this commit was not checked.'))} ;;
  *)
    say ${say(t('The coding in this commit was not checked.'))} "$reason" "$again"
    code=${failed}
    ;;
  esac
  exit $code
  ;;
esac
exit 1
`;
}

/** Quotes a word for a shell. */
export function word(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
