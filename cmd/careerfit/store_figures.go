package main

import "github.com/careerfit/careerfit/store/boltstore"

// storeFigures are those of the database file and its writer.
type storeFigures struct {
	stats func() boltstore.Stats
	limit byteSize
}

func (f storeFigures) expose(e *exposition) {
	stats := f.stats()
	e.family("careerfit_store_file_bytes", "gauge", "Size of the database file.").sample(float64(stats.FileBytes))
	e.family("careerfit_store_limit_bytes", "gauge", "Beyond what size the database file does not grow (--max-db); 0 is no limit.").sample(float64(f.limit))
	e.family("careerfit_store_free_bytes", "gauge", "How much of the database file is free for what comes.").sample(float64(stats.FreeBytes))
	e.family("careerfit_store_changes_total", "counter", "Changes that are on disk; by the number of commits it is how many share one sync.").sample(float64(stats.Changes))
	e.family("careerfit_store_failed_commits_total", "counter", "Commits of which nothing was kept: the disk was full or failed, or a page is damaged.").sample(float64(stats.Failed))
	e.family("careerfit_store_largest_commit", "gauge", "The most changes that one commit had.").sample(float64(stats.Largest))
	e.family("careerfit_store_commit_duration_seconds", "histogram", "Time of commits, syncs included.").histogram(commitTimes(stats))
}

func commitTimes(stats boltstore.Stats) *histogram {
	h := &histogram{sum: stats.Spent}
	for _, b := range stats.Within {
		if b.UpTo > 0 {
			h.bounds = append(h.bounds, b.UpTo)
		}
		h.counts = append(h.counts, b.Commits)
	}
	return h
}
