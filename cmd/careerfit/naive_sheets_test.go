package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// random fills a sheet in at random, as JSON and as the oracle wants it: with lists in any order,
// every kind of non-answer, absent items, and now and then a straight line.
func (n *naive) random(r *rand.Rand) (answers object, sheet naiveSheet) {
	answers, sheet = object{}, naiveSheet{}
	answered, flat := []float64{0, 0.2, 0.5, 0.9, 1, 1}[r.IntN(6)], r.IntN(20) == 0
	for _, item := range n.items {
		if r.Float64() >= answered {
			switch kind := r.IntN(4); kind {
			case 0: // absent
			default:
				answers[item.ID] = object{"non_answer": []string{"skipped", "dont_know", "doesnt_apply"}[kind-1]}
			}
			continue
		}
		all := n.answers[item.ID]
		ids := slices.Clone(all[r.IntN(len(all))])
		if flat && item.Scale != "" {
			ids = []string{item.Options[len(item.Options)-1].ID}
		}
		sheet[item.ID] = ids
		r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		if answers[item.ID] = ids; len(ids) == 1 && r.IntN(4) > 0 {
			answers[item.ID] = ids[0]
		}
	}
	return answers, sheet
}

func (n *naive) sheets(t *testing.T, count int) (input []byte, sheets []naiveSheet) {
	t.Helper()
	var lines bytes.Buffer
	enc, r := json.NewEncoder(&lines), rand.New(rand.NewPCG(uint64(count), uint64(len(n.items))))
	for i := range count {
		answers, sheet := n.random(r)
		if err := enc.Encode(object{"id": fmt.Sprint(i), "answers": answers}); err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, sheet)
	}
	return lines.Bytes(), sheets
}
