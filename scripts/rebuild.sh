#!/usr/bin/env bash
# Derived files on main, after contributors have edited rows only.
#   rebuild.sh commit COMMAND ...   run the command that makes them, and commit what it changed
#   rebuild.sh push BRANCH          push that commit, if there is one; writes sha=COMMIT to $GITHUB_OUTPUT
# Two steps, so that the token which may write is there only when nothing is built any more.
set -euo pipefail
email=rebuild@balkans-data.invalid

case ${1:-} in
commit)
    shift
    # Whatever differs afterwards was made by the command.
    if [ -n "$(git status --porcelain)" ]; then
        echo "this checkout is not clean; nothing is made" >&2
        exit 2
    fi
    "$@"
    git add --all
    if git diff --cached --quiet; then
        echo "all derived files were up to date"
    elif [ "$(git log -1 --format=%ae)" = "$email" ]; then
        # Guard against loops: what one rebuild made must satisfy the next.
        git --no-pager diff --cached --stat
        echo "the last commit is a rebuild, and yet these differ again; they are not committed" >&2
        exit 1
    else
        git --no-pager diff --cached --stat
        git -c user.name='balkans-data rebuild' -c user.email="$email" commit --quiet -m 'Rebuild derived files'
    fi
    ;;
push)
    branch=${2:?the branch}
    base=${GITHUB_SHA:?the commit that was pushed}
    built=$(git rev-parse HEAD)
    if [ "$built" != "$base" ] && ! git push --quiet origin "HEAD:refs/heads/$branch"; then
        git fetch --quiet --depth=1 origin "$branch"
        if [ "$(git rev-parse FETCH_HEAD)" = "$base" ]; then
            echo "the push was refused, though $branch has not moved" >&2
            exit 1
        fi
        echo "$branch has moved on meanwhile; the run of that push rebuilds"
        exit 0
    fi
    echo "sha=$built" >> "$GITHUB_OUTPUT"
    ;;
*)
    echo "usage: rebuild.sh commit COMMAND ... | push BRANCH" >&2
    exit 2
    ;;
esac
