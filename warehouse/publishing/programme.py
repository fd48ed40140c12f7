"""A linear programme that is asked again and again, each time for another sum: solved by HiGHS (Huangfu and Hall 2018).

Each answer starts from the last one, which is why HiGHS is asked itself and not by way of SciPy.
"""

import highspy
import numpy as np
from scipy.sparse import csr_array, vstack

from warehouse.checks import CheckFailed


class Programme:
    """Counts between limits that fulfil relations: `equal` times the counts is nought, `less` times them at most that.

    limits: the least and the most of each count, one row each. The matrices have a column for each count.
    """

    def __init__(self, limits: np.ndarray, equal: csr_array, less: csr_array) -> None:
        self.free = np.flatnonzero(limits[:, 1] > 0)  # the others are known to be nought
        self.size = len(limits)
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self.solver.passModel(self._model(limits[self.free], equal[:, self.free], less[:, self.free]))

    def _model(self, limits: np.ndarray, equal: csr_array, less: csr_array) -> highspy.HighsLp:
        rows = csr_array(vstack([equal, less]))
        model = highspy.HighsLp()
        model.num_row_, model.num_col_ = rows.shape
        model.col_cost_ = np.zeros(rows.shape[1])
        model.col_lower_, model.col_upper_ = limits.T
        model.row_lower_ = np.repeat([0.0, -highspy.kHighsInf], [equal.shape[0], less.shape[0]])
        model.row_upper_ = np.zeros(rows.shape[0])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
        return model

    def pushed_down(self, push: np.ndarray) -> np.ndarray:
        """All counts where their sum, weighted by `push`, is least. Raises CheckFailed where there are none."""
        places = np.arange(len(self.free), dtype=np.int32)
        self.solver.changeColsCost(len(places), places, push[self.free])
        self.solver.run()
        status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            said = self.solver.modelStatusToString(status)
            raise CheckFailed(f"The ranges of hidden counts cannot be reckoned: {said}")
        counts = np.zeros(self.size)
        counts[self.free] = self.solver.getSolution().col_value
        return counts
