package browsertest

import "testing"

// The server is killed between two answers. The taker goes on with the return code on a device that
// has never been there, and nothing that was answered is lost.
func TestServerIsKilledBetweenTwoAnswers(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		s, q := serve(t), builtin(t)
		p := persona(t, q, "bedside-nurse")
		k := arrives(t, s, d)
		code := k.starts()
		k.answers(q, p.Answers, 0, 12)

		s.kill()
		s.restart()

		other := arrives(t, s, d)
		other.comesBack(code)
		other.isAt(k.reads().Address) // item 13, where the first device still stands
		other.answers(q, p.Answers, 12, len(q.Items))
		for i, said := range other.reviewed() {
			equal(t, "answer to "+q.Items[i].ID, said, answerWords(q, i, p.Answers[q.Items[i].ID]))
		}
		other.finishes().isWhat(t, q, report(t, q, p.Answers))

		// The first device holds the sitting still, and sees the same.
		k.opens("/results")
		k.follows("See the result")
		k.result().isWhat(t, q, report(t, q, p.Answers))
	})
}
