package org.peyvand.worth.ahead;

import java.util.Optional;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.expected.Fits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models in use, for those who ask how wrong they were. */
@Service
public class Models {

    private final Fits fits;

    Models(Fits fits) {
        this.fits = fits;
    }

    /** How wrong the models in use were; empty before the first fit. */
    @Transactional(readOnly = true)
    public Optional<ModelFigures> figures(Reader reader) {
        Acting.require(Permission.SEE_WORTH);
        return fits.inUse().flatMap(use -> fits.report().map(report -> new ModelFigures(use, report, reader)));
    }
}
