#!/bin/sh
# Install the peers that benchmarks/compare.py measures, each in a virtual environment of its own below FOLDER.
#
#     sh benchmarks/peers.sh FOLDER [ftfy] [rensa] [datatrove] [text-dedup] [data-juicer]
#
# Without names all of them are installed (several GB) and tried on two documents. One that does not work is
# said and left out; compare.py measures those that are there. PYTHON names another interpreter than python3.
set -u

if [ $# -lt 1 ]; then
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
folder=$1
shift
mkdir -p "$folder" || exit 1

packages() {
    case $1 in
        ftfy) echo "ftfy==6.3.1 orjson" ;;
        rensa) echo "rensa==0.5.0 orjson" ;;
        datatrove) echo "datatrove[io,processing]==0.10.1 spacy>=3.8 jieba" ;;
        text-dedup) echo "text-dedup==0.4.0" ;;
        data-juicer) echo "py-data-juicer==1.6.1 aiohttp ftfy==6.3.1 selectolax uv" ;;
        *) return 1 ;;
    esac
}

runners() {
    case $1 in
        ftfy) echo ftfy_default ;;
        rensa) echo rensa_lsh ;;
        datatrove) echo datatrove_c4 datatrove_minhash ;;
        text-dedup) echo text_dedup_minhash ;;
        data-juicer) echo data_juicer_mappers ;;
    esac
}

# Two documents through each runner: it shows that the peer works, and data-juicer fetches what it still lacks.
try() {
    for runner in $(runners "$1"); do
        tried=$(mktemp -d) || return 1
        mkdir "$tried/out"
        for number in 1 2; do
            printf '{"id": "%s", "text": "渡轮停了一天，岛上的人在等。船明天开。风很大。雨也下了。他们不急。"}\n' "$number"
        done >"$tried/in.jsonl"
        "$folder/$1/bin/python" "$(dirname "$0")/peers/$runner.py" "$tried/in.jsonl" "$tried/out" "$tried/report"
        status=$?
        rm -rf "$tried"
        [ $status = 0 ] || return 1
    done
}

install() {
    # shellcheck disable=SC2046 # several packages
    "${PYTHON:-python3}" -m venv "$folder/$1" && "$folder/$1/bin/pip" install -q $(packages "$1") && try "$1"
}

failed=0
for peer in ${*:-ftfy rensa datatrove text-dedup data-juicer}; do
    if ! packages "$peer" >/dev/null; then
        echo "$peer: no such peer; there are ftfy, rensa, datatrove, text-dedup and data-juicer" >&2
        exit 2
    fi
    echo "$peer: installing"
    if install "$peer" >"$folder/$peer.log" 2>&1; then
        echo "$peer: works"
    else
        echo "$peer: does not work and is left out, see $folder/$peer.log" >&2
        rm -rf "${folder:?}/$peer"
        failed=1
    fi
done
exit $failed
