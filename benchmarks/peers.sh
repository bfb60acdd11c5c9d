#!/bin/sh
# Install the peers that benchmarks/compare.py measures, each in a virtual environment of its own below FOLDER.
#
#     sh benchmarks/peers.sh FOLDER [ftfy] [rensa] [datatrove] [text-dedup] [data-juicer]
#
# Without names all of them are installed (about 2.6 GB). One that cannot be installed is said and left out;
# compare.py measures those that are there. PYTHON names another interpreter than python3.
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
        data-juicer) echo "py-data-juicer==1.6.1" ;;
        *) return 1 ;;
    esac
}

failed=0
for peer in ${*:-ftfy rensa datatrove text-dedup data-juicer}; do
    if ! wanted=$(packages "$peer"); then
        echo "$peer: no such peer; there are ftfy, rensa, datatrove, text-dedup and data-juicer" >&2
        exit 2
    fi
    echo "$peer: installing"
    # shellcheck disable=SC2086 # several packages
    if "${PYTHON:-python3}" -m venv "$folder/$peer" && "$folder/$peer/bin/pip" install -q $wanted >"$folder/$peer.log" 2>&1; then
        echo "$peer: installed"
    else
        echo "$peer: could not be installed, see $folder/$peer.log" >&2
        rm -rf "${folder:?}/$peer"
        failed=1
    fi
done
exit $failed
